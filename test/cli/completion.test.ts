import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { suggestionsFor } from '../../src/cli/options/completion.ts';
import { optimizers } from '../../src/optimizers/registry.ts';
import { flagsOf } from './command-flags.ts';

const EXPERIMENTS = ['backprop-training', 'inside-the-network', 'optimizer-comparison'];
const STUDIES = ['five-problems', ...EXPERIMENTS];
const OPTIMIZERS = optimizers.map(({ name }) => name);
const startingWith = (start: string) => OPTIMIZERS.filter((name) => name.startsWith(start));

describe('what the last word may become', () => {
  it.each<[string, string[]]>([
    ['run ', EXPERIMENTS],
    ['run optimizer-comparison back', ['backprop-training']],
    ['run --quiet back', ['backprop-training']],
    ['compare ', STUDIES],
    ['tune five', ['five-problems']],
    ['sensitivity --workers 2 five', ['five-problems']],
    ['tune --optimizers adam five', ['five-problems']],
    ['compare five-problems --optimizers ', [...OPTIMIZERS, 'all']],
    ['run x --optimizers ada', startingWith('ada')],
    ['run x --optimizers sgd,lio', ['sgd,lion']],
    ['run x --optimizers lion,li', []],
    ['run x --optimizers=sgd,lio', ['--optimizers=sgd,lion']],
    ['run x --optimizers = lio', ['lion']],
    ['check ', OPTIMIZERS],
    ['check ./mi', []],
    ['verify recordings --optimizer muo', ['muon']],
    ['sensitivity x --option momen', ['momentum']],
    ['report --format html,', ['html,svg', 'html,png', 'html,md']],
    ['list optimizers muo', ['muon']],
    ['list problems r', ['rosenbrock', 'rastrigin']],
    ['list schedules cosine-', ['cosine-restarts']],
    ['list wrappers cau', ['cautious']],
    ['list datasets ', []],
    ['run x --results ', []],
    ['runs --store ', []],
  ])('lockstep %s', async (words, expected) => {
    expect(await suggestionsFor(words.split(' '))).toEqual(expected);
  });

  it.each([
    '',
    'ru',
    'run --opt',
    'list ',
    'list opt',
    'bench ',
    'run x --precision ',
    'compare x ',
  ])('lockstep %s: is left to yargs, which knows commands, flags and choices', (words) => {
    expect(suggestionsFor(words.split(' '))).toBeUndefined();
  });
});

describe.each(commands)('of $name, every flag that takes a value', (command) => {
  it('is known as such: nothing else is suggested behind it', async () => {
    for (const { name, takesValue, hasChoices } of await flagsOf(command)) {
      const suggested = suggestionsFor([command.name, name, '']);
      if (hasChoices) expect(suggested, name).toBeUndefined();
      else if (takesValue) {
        expect(await suggested, name).not.toEqual(expect.arrayContaining(EXPERIMENTS));
        expect(suggested, name).toBeDefined();
      }
    }
  });
});
