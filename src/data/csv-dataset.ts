import { itemAt } from '../base/lists/item-at.ts';
import { UserError } from '../base/errors/user-error.ts';
import { RandomState } from '../base/random/random-state.ts';
import type { Dataset, Split } from './dataset.ts';
import { readCsvRows, type CsvRows } from './csv-rows.ts';

/** Of one file every so many rows, shuffled, one is a test row. */
const TEST_EVERY = 5;
/** Shuffles the rows, so that the last of them are like the rest. */
const SHUFFLE_SEED = 0;
const MOST_CLASSES = 256;
/** Rows of the training set: one to train on where the other validates. */
const LEAST_TRAINED = 2;

/** Rows of a file, by number. */
interface Part {
  readonly rows: CsvRows;
  readonly chosen: readonly number[];
}

/**
 * A data set from one CSV file, a fifth of its rows for the test; or from two, one for the training
 * and one for the test. Rows are shuffled by a fixed seed.
 *
 * @param normalize shifts and scales each column to mean 0 and standard deviation 1 over the
 *   training rows; otherwise numbers are as they are
 * @throws UserError where a file is not such a table, or the two don't go together
 */
export async function loadCsvDataset(
  name: string,
  trainFile: string,
  testFile: string | undefined,
  normalize: boolean,
): Promise<Dataset> {
  const rows = await readCsvRows(trainFile);
  const tested =
    testFile === undefined ? undefined : { file: testFile, rows: await readCsvRows(testFile) };
  const testRows = tested?.rows;
  if (tested && tested.rows.columns.length !== rows.columns.length) {
    throw new UserError(
      `${tested.file} has ${tested.rows.columns.length} columns beside the class, ` +
        `${trainFile} has ${rows.columns.length}; expected the same.`,
    );
  }
  if (tested) {
    expectRows(rows, trainFile, LEAST_TRAINED, ' to train on');
    expectRows(tested.rows, tested.file, 1, ' to test by');
  } else {
    expectRows(rows, trainFile, LEAST_TRAINED + 1, ': two to train on and one to test by');
  }
  const shuffled = shuffle(rows.classNames.length);
  const train: Part = {
    rows,
    chosen: testRows ? shuffled : shuffled.filter((_, i) => i % TEST_EVERY !== 0),
  };
  const test: Part = testRows
    ? { rows: testRows, chosen: testRows.classNames.map((_, i) => i) }
    : { rows, chosen: shuffled.filter((_, i) => i % TEST_EVERY === 0) };
  const classes = classesOf([rows, ...(testRows ? [testRows] : [])], trainFile);
  const scales = normalize ? scalesOf(train) : undefined;
  return {
    name,
    inputSize: rows.columns.length,
    classes: classes.size,
    normalize,
    train: splitOf(train, classes, scales),
    test: splitOf(test, classes, scales),
    files: [rows.file, ...(testRows ? [testRows.file] : [])],
  };
}

function expectRows(
  { classNames: { length } }: CsvRows,
  file: string,
  least: number,
  what: string,
): void {
  if (length >= least) return;
  const found = length === 0 ? 'no rows' : length === 1 ? '1 row' : `${length} rows`;
  throw new UserError(`${file} has ${found}, expected at least ${least}${what}.`);
}

/** 0 to size − 1 in an order drawn by Fisher and Yates' method. */
function shuffle(size: number): number[] {
  const random = new RandomState(SHUFFLE_SEED);
  const order = Array.from({ length: size }, (_, i) => i);
  for (let last = size - 1; last > 0; last--) {
    const place = Math.floor(random.uniform() * (last + 1));
    [order[last], order[place]] = [itemAt(order, place), itemAt(order, last)];
  }
  return order;
}

/** The number of each class: numbers by value, else by the characters' codes. */
function classesOf(files: readonly CsvRows[], file: string): Map<string, number> {
  const names = [...new Set(files.flatMap(({ classNames }) => classNames))];
  if (names.length < 2) {
    throw new UserError(`${file}: all rows are of one class, "${names[0]}"; expected two or more.`);
  }
  if (names.length > MOST_CLASSES) {
    throw new UserError(
      `${file} has ${names.length} classes, expected at most ${MOST_CLASSES}. ` +
        'The class is in the column "label", or in the last; this looks like a measured number.',
    );
  }
  const numeric = names.every((name) => Number.isFinite(Number(name)));
  names.sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1));
  return new Map(names.map((name, i) => [name, i]));
}

interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

function scalesOf({ rows: { values, columns }, chosen }: Part): Scale[] {
  const width = columns.length;
  return columns.map((_, column) => {
    let sum = 0;
    for (const row of chosen) sum += itemAt(values, row * width + column);
    const mean = sum / chosen.length;
    let squares = 0;
    for (const row of chosen) {
      squares += (itemAt(values, row * width + column) - mean) ** 2;
    }
    // A column that never changes says nothing; it counts as 0.
    return { mean, deviation: Math.sqrt(squares / chosen.length) || Infinity };
  });
}

function splitOf(
  { rows: { values, columns, classNames }, chosen }: Part,
  classes: ReadonlyMap<string, number>,
  scales: readonly Scale[] | undefined,
): Split {
  const width = columns.length;
  const inputs = new Float32Array(chosen.length * width);
  chosen.forEach((row, i) => {
    for (let column = 0; column < width; column++) {
      const value = itemAt(values, row * width + column);
      const scale = scales?.[column];
      inputs[i * width + column] = scale ? (value - scale.mean) / scale.deviation : value;
    }
  });
  const labels = Uint8Array.from(chosen, (row) => numberOfClass(classes, itemAt(classNames, row)));
  return { size: chosen.length, inputs, labels };
}

/** @throws RangeError where the classes were taken from other rows */
function numberOfClass(classes: ReadonlyMap<string, number>, name: string): number {
  const number = classes.get(name);
  if (number === undefined) throw new RangeError(`there is no class "${name}"`);
  return number;
}
