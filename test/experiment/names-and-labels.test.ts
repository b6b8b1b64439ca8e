import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/base/errors/user-error.ts';
import { parseExperiment } from '../../src/experiment/load.ts';

const VALID = `name: mine
title: Mine
iterations: 10
batchSize: 4
optimizers:
  - name: sgd
`;

async function messageOf(text: string): Promise<string> {
  const error: unknown = await parseExperiment(text, 'mine.yaml').catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe('an experiment', () => {
  it.each(['mine', 'v1.2', '3-seeds', 'a-1.5-b', 'contest', 'indexes'])(
    'may be named %s',
    async (name) => {
      expect(
        await parseExperiment(VALID.replace('name: mine', `name: "${name}"`), 'mine.yaml'),
      ).toMatchObject({ name });
    },
  );

  it('may have labels in any script, with signs and emoji', async () => {
    const label = 'Адам 亚当 β₁ → ½ 👩‍🔬 "quoted" \\ <b>';
    const text = `${VALID}    label: '${label}'\n`;
    expect((await parseExperiment(text, 'mine.yaml')).optimizers[0]!.label).toBe(label);
  });
});

describe('a name or label that no file or chart can bear is refused with its line', () => {
  it.each([
    [
      'a name of lockstep’s own',
      VALID.replace('name: mine', 'name: index'),
      'mine.yaml:1:7: name is "index": lockstep’s own reports/index.html has that name; choose another.',
    ],
    [
      'the name of a folder of lockstep’s own',
      VALID.replace('name: mine', 'name: comparisons'),
      'mine.yaml:1:7: name is "comparisons": lockstep’s own folders of studies have that name',
    ],
    [
      'a name that Windows keeps for a device',
      VALID.replace('name: mine', 'name: con'),
      'mine.yaml:1:7: name is "con": Windows keeps that name for a device; choose another.',
    ],
    [
      'such a name with something behind a dot',
      VALID.replace('name: mine', 'name: lpt1.5'),
      'name is "lpt1.5": Windows keeps that name for a device',
    ],
    ...['Index', 'mine.', 'mine-', '.mine', '..', 'a--b', 'mine.loss', 'a/b', '"a\\b"'].map(
      (name): [string, string, string] => [
        `the name ${name}`,
        VALID.replace('name: mine', `name: ${name}`),
        `mine.yaml:1:7: name is "${name.replaceAll('"', '')}", expected lower-case letters and digits`,
      ],
    ),
    [
      'a name too long for a file',
      VALID.replace('name: mine', `name: ${'x'.repeat(300)}`),
      /^mine\.yaml:1:7: name is "x+…, expected at most 100 characters\.$/,
    ],
    [
      'a title of two lines',
      VALID.replace('title: Mine', 'title: "Mine\\nand yours"'),
      'mine.yaml:2:8: title is "Mine\\nand yours", with a line break; expected one line of text that can be seen.',
    ],
    [
      'a label of two lines',
      `${VALID}    label: |-\n      two\n      lines\n`,
      'mine.yaml:7:12: optimizers[0].label is "two\\nlines", with a line break; expected one line of text that can be seen.',
    ],
    [
      'a label with a tab',
      `${VALID}    label: "a\\tb"\n`,
      'optimizers[0].label is "a\\tb", with a tab; expected one line of text that can be seen.',
    ],
    [
      'a label with a control character',
      `${VALID}    label: "a\\x07"\n`,
      'optimizers[0].label is "a\\u0007", with U+0007, which no one can see; expected one line of text that can be seen.',
    ],
    [
      'a label that turns the text behind it around',
      `${VALID}    label: "a\\u202Eb"\n`,
      'with U+202E, which no one can see; expected one line of text that can be seen.',
    ],
    [
      'a label of nothing but spaces',
      `${VALID}    label: "  "\n`,
      'optimizers[0].label is "  ", which no one can see; expected one line of text that can be seen.',
    ],
  ] satisfies [string, string, string | RegExp][])('%s', async (_, text, message) => {
    const told = await messageOf(text);
    if (message instanceof RegExp) expect(told).toMatch(message);
    else expect(told).toContain(message);
  });
});
