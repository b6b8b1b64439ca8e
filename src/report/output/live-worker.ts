import { RunRecording, type RecordingMemory } from '../../running/recording.ts';
import { liveDocument, liveState } from '../documents/live-document.ts';
import type { RunningExperiment } from '../documents/results-so-far.ts';
import { renderDocument } from './report.ts';

/** A running experiment as another thread can look at it. */
export interface LiveTask extends Omit<RunningExperiment, 'recordings'> {
  readonly recordings: readonly RecordingMemory[];
  /** Whether it has ended, and its report is there. */
  readonly isOver: boolean;
}

/** The page, as HTML. */
export async function page(task: LiveTask): Promise<string> {
  const document = liveDocument(runningOf(task));
  const [file] = await renderDocument(document, ['html'], { kind: 'live' });
  return String(file?.content);
}

/** What changes of the page, as JSON. */
export function state(task: LiveTask): string {
  return JSON.stringify(liveState(runningOf(task), task.isOver));
}

function runningOf({ recordings, ...others }: LiveTask): RunningExperiment {
  return { ...others, recordings: recordings.map((memory) => new RunRecording(memory)) };
}
