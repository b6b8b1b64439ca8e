import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/study/analyse.ts';
import { readStudyFolder } from '../../../src/study/read.ts';
import {
  STUDY_TABLES,
  studyTables,
  type StudyTableName,
} from '../../../src/study/tables/registry.ts';
import { sensitivity, sensitivityFile } from '../../../src/study/tables/sensitivity.ts';
import type { StudyTable } from '../../../src/study/tables/table.ts';
import { studyByHand } from '../../fixtures/study-by-hand.ts';

const KEPT = 'test/report/comparison';

/** What stands in each table of the study by hand, as can be told from what is said of it there. */
const EXPECTED: Readonly<Record<StudyTableName, string>> = {
  summary: `
problem,optimizer,metric,mean,low,high,median,interquartile_mean,runs,diverged,failed,tuned,trials,edges
Valley,Sure,trainLoss,2,,,2,2,3,0,0,true,2,lr at the low end of its range
Valley,Wild,trainLoss,Infinity,,,6,Infinity,3,1,0,false,1,
Hill,Sure,trainLoss,5,,,5,5,3,0,0,false,1,
Hill,Wild,trainLoss,3,,,3,3,2,0,0,false,1,
`,
  runs: `
problem,optimizer,seed,status,steps,train_loss,train_accuracy,validation_loss,validation_accuracy,test_loss,test_accuracy,steps_to_target,state_bytes,batches_sha256,initial_parameters_sha256,run_sha256,error
Valley,Sure,1,finished,20,1,,,,,,20,16,B,A,#,
Valley,Sure,2,finished,20,2,,,,,,20,16,B,A,#,
Valley,Sure,3,finished,20,3,,,,,,20,16,B,A,#,
Valley,Wild,1,finished,20,4,,,,,,Infinity,16,B,A,#,
Valley,Wild,2,finished,20,6,,,,,,Infinity,16,B,A,#,
Valley,Wild,3,diverged,12,,,,,,,Infinity,16,B,A,#,
Hill,Sure,1,finished,20,5,,,,,,Infinity,16,B,A,#,
Hill,Sure,2,finished,20,5,,,,,,Infinity,16,B,A,#,
Hill,Sure,3,finished,20,5,,,,,,Infinity,16,B,A,#,
Hill,Wild,1,finished,20,3,,,,,,10,16,B,A,#,
Hill,Wild,2,finished,20,3,,,,,,10,16,B,A,#,
Hill,Wild,3,not computed,,,,,,,,,,,,#,
`,
  trials: `
problem,optimizer,trial,chosen,tuning_run,status,score,options
Valley,Sure,1,true,1,finished,4,"{""lr"":0.1}"
Valley,Sure,2,false,1,diverged,Infinity,"{""lr"":10,""nesterov"":true}"
`,
  // Exact p-values by counting signs: Wilcoxon's 2/2³ and 2/2²; of the two pairs together, of 2² patterns.
  differences: `
problem,optimizer_a,optimizer_b,difference,low,high,a_lower,ties,b_lower,effect_size,p,p_holm_all_pairs,p_holm_leader,detected,p_max_t,detectable
Valley,Sure,Wild,-4,,,3,0,0,-1,0.25,0.25,0.25,false,0.25,NaN
Hill,Sure,Wild,2,,,0,0,2,1,0.5,0.5,0.5,false,0.5,NaN
`,
  curves: `
problem,optimizer,step,metric,mean,median,low,high,lower_quartile,upper_quartile
Valley,Sure,10,trainLoss,4,4,4,4,4,4
Valley,Sure,20,trainLoss,2,2,2,2,2,2
Valley,Wild,10,trainLoss,8,8,8,8,8,8
Valley,Wild,20,trainLoss,6,6,6,6,6,6
Hill,Sure,10,trainLoss,9,9,9,9,9,9
Hill,Sure,20,trainLoss,7,7,7,7,7,7
Hill,Wild,10,trainLoss,3,3,3,3,3,3
Hill,Wild,20,trainLoss,3,3,3,3,3,3
`,
  losses: `
problem,optimizer,step,mean,median,low,high
Valley,Sure,1,3,3,3,3
Valley,Sure,2,1,1,1,1
Valley,Wild,1,3,3,3,3
Valley,Wild,2,1,1,1,1
Hill,Sure,1,3,3,3,3
Hill,Sure,2,1,1,1,1
Hill,Wild,1,3,3,3,3
Hill,Wild,2,1,1,1,1
`,
  targets: `
problem,optimizer,target,target_from,reached_share,expected_steps,low,high,expected_epochs
Valley,Sure,2,as given,1,20,20,20,
Valley,Wild,2,as given,0,Infinity,Infinity,Infinity,
Hill,Sure,3,the median of Wild,0,Infinity,Infinity,Infinity,
Hill,Wild,3,the median of Wild,1,10,10,10,
`,
  stability: `
problem,optimizer,final_runs,diverged,failed,trial_runs,trial_runs_diverged,trial_runs_failed,state_bytes
Valley,Sure,3,0,0,2,1,0,16
Valley,Wild,3,1,0,0,0,0,16
Hill,Sure,3,0,0,0,0,0,16
Hill,Wild,2,0,0,0,0,0,16
`,
  // Three of six runs of Sure, two of the five of Wild that were computed.
  runtimes: `
optimizer,steps,share
Sure,20,0.5
Wild,10,0.4
`,
  profiles: `
optimizer,ratio,share
Sure,1,0.5
Wild,1,0.5
`,
  // Nemenyi's critical difference of two solvers on two problems: 1.95996 · √(2·3/(6·2)).
  scores: `
optimizer,algoperf_score,mean_rank,critical_difference,friedman_p,speed_up,speed_up_over,speed_up_problems
Sure,0.5,1.5,1.3859,1,1,Sure,1
Wild,0.5,1.5,1.3859,1,NaN,Sure,0
`,
  paths: `
problem,optimizer,step,x,y
Valley,Sure,1,0.5,-0.25
Valley,Sure,2,1,1
`,
};

/** A table of the study by hand as its file has it, hashes short, and digits that are in no table of quantiles cut. */
async function writtenByHand(name: StudyTableName): Promise<string> {
  const table: StudyTable<object> = studyTables[name];
  return table
    .write(table.rows(await studyByHand()))
    .replaceAll('b'.repeat(64), 'B')
    .replaceAll('a'.repeat(64), 'A')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '#')
    .replaceAll(/1\.3859\d+/g, '1.3859');
}

describe('of a study by hand', () => {
  it.each(STUDY_TABLES)('the table of %s has what was to be expected', async (name) => {
    expect(await writtenByHand(name)).toBe(EXPECTED[name].trimStart());
  });

  it('no two runs of an optimizer have one name', async () => {
    const runs = studyTables.runs.rows(await studyByHand());
    const ofSure = runs.filter((run) => run.problem === 'Valley' && run.optimizer === 'Sure');
    expect(new Set(ofSure.map(({ run_sha256 }) => run_sha256)).size).toBe(3);
  });

  it('there are no scores and no profiles where there is but one problem', async () => {
    const { compared } = await studyByHand();
    const one = analyse({ ...compared, problems: compared.problems.slice(0, 1) });
    expect(studyTables.scores.rows(one)).toEqual([]);
    expect(studyTables.profiles.rows(one)).toEqual([]);
  });
});

describe('of a study that is kept', () => {
  it('each table is read as rows that are written back as the same bytes', async () => {
    const { tables, sensitivity: measured, missing } = await readStudyFolder(KEPT);
    expect(missing).toEqual([]);
    const inFolder = (file: string) => readFile(path.join(KEPT, file), 'utf8');
    for (const name of STUDY_TABLES) {
      const table: StudyTable<object> = studyTables[name];
      const rows = tables[name] ?? [];
      expect(rows.length, name).toBeGreaterThan(0);
      const written = table.write(rows);
      // The folder is older than the last columns of differences.csv, which are then empty.
      const asThen =
        name === 'differences' ? written.replaceAll(/,p_max_t,detectable$|,,$/gm, '') : written;
      expect(asThen, name).toBe(await inFolder(table.file));
    }
    expect([...measured.keys()]).toEqual(['lr']);
    for (const [option, rows] of measured) {
      expect(sensitivity.write(rows)).toBe(await inFolder(sensitivityFile(option)));
    }
  });

  it('rows have values of their columns’ types', async () => {
    const { tables } = await readStudyFolder(KEPT);
    const [run] = tables.runs ?? [];
    expect(run).toMatchObject({ seed: 1, status: 'finished', steps: 120, test_loss: undefined });
    expect(tables.scores?.map(({ speed_up }) => speed_up)).toEqual([1, 1, NaN, NaN, NaN]);
    expect(tables.trials?.[0]?.options).toEqual({ lr: 0.01, weightDecay: 0 });
  });
});
