import { describe, expect, it } from 'vitest';
import { completeStudy, loadStudyFile } from '../../../src/study/plan/load.ts';
import { overrideStudy } from '../../../src/study/plan/override.ts';

const STUDY = {
  name: 'study',
  title: 'Study',
  description: 'Of two problems.',
  problems: [{ name: 'rosenbrock', iterations: 40 }, { name: 'saddle' }],
  optimizers: [{ name: 'sgd' }],
};

const updates = (study: { problems: { iterations?: number | undefined }[] }) =>
  study.problems.map(({ iterations }) => iterations);

describe('--iterations of a study', () => {
  it('holds for every problem, in place of what its file or the problem itself says', async () => {
    const study = await completeStudy(STUDY);
    expect(updates(study)).toEqual([40, 1000]);
    const shorter = await overrideStudy(study, { iterations: 7 });
    expect(updates(shorter)).toEqual([7, 7]);
    expect(shorter.description).toBe(
      'Changed on the command line: iterations. As the file has it: Of two problems.',
    );
    expect(shorter.title).toBe(study.title);
  });

  it('changes no word of the description where it changes no problem', async () => {
    const study = await completeStudy({
      ...STUDY,
      problems: [{ name: 'saddle', iterations: 40 }],
    });
    expect(await overrideStudy(study, { iterations: 40 })).toEqual(study);
  });

  it('holds for an experiment that is compared', async () => {
    const study = await loadStudyFile('optimizer-comparison');
    expect(updates(study)).toEqual([2000]);
    expect(updates(await overrideStudy(study, { iterations: 50 }))).toEqual([50]);
  });
});
