import type { Template } from './template.ts';

/** A test for Node's own runner: the contract, and numbers worked out by hand. */
export const testTemplate: Template = {
  ending: '.test.mjs',
  text: ({ name }) => `// node --test ${name}.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contract, importOptimizer, replay } from 'lockstep';

const file = fileURLToPath(new URL('./${name}.ts', import.meta.url));
const optimizer = await importOptimizer(file);

for (const precision of ['float64', 'float32']) {
  for (const { promise, failure } of contract) {
    test(\`\${precision}: \${promise}\`, () => {
      assert.equal(failure(optimizer, precision), undefined);
    });
  }
}

// Numbers that do not come from your own code: worked out by hand from the paper, or recorded from
// the authors' program (\`lockstep verify\` replays such recordings from files).
test('takes the steps that were worked out by hand', () => {
  const { largestDifference } = replay(optimizer, {
    options: { lr: 0.1, momentum: 0.9 },
    shapes: { W: [2] },
    initial: { W: [1, -2] },
    steps: [
      // v = (0.5, 1)
      { gradient: { W: [0.5, 1] }, parameters: { W: [0.95, -2.1] } },
      // v = 0.9 · (0.5, 1) + (0.5, 1) = (0.95, 1.9)
      { gradient: { W: [0.5, 1] }, parameters: { W: [0.855, -2.29] } },
    ],
  });
  assert.ok(largestDifference < 1e-12, \`differs by \${largestDifference}\`);
});
`,
};
