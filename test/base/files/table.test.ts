import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boolean,
  integer,
  jsonObject,
  number,
  oneOf,
  optional,
  text,
} from '../../../src/base/files/column.ts';
import { defineTable } from '../../../src/base/files/table.ts';
import { temporaryFolder } from '../../fixtures/lockstep.ts';

/** A table with a column of every kind. */
const table = defineTable({
  file: 'kinds.csv',
  row: 'one of each kind',
  columns: {
    word: text('any text'),
    size: number('a number'),
    count: integer('a whole number'),
    is_there: boolean('yes or no'),
    side: oneOf(['left', 'right'], 'one of two'),
    options: jsonObject('an object'),
    note: optional(text('a text, or nothing')),
    least: optional(number('a number, or nothing')),
  },
});

/** As it stands in the file: names of the columns, a row with text in quotes, one that is almost empty. */
const HEADER = 'word,size,count,is_there,side,options,note,least\n';
const FULL = '"a, ""b""",0.1,3,true,left,"{""lr"":0.01}",noted,-Infinity\n';
const BARE = ',NaN,-2,false,right,{},,\n';

const ROWS = [
  {
    word: 'a, "b"',
    size: 0.1,
    count: 3,
    is_there: true,
    side: 'left',
    options: { lr: 0.01 },
    note: 'noted',
    least: -Infinity,
  },
  {
    word: '',
    size: NaN,
    count: -2,
    is_there: false,
    side: 'right',
    options: {},
    note: undefined,
    least: undefined,
  },
] as const;

/** The path of a file with this text. */
async function fileWith(content: string): Promise<string> {
  const file = path.join(await temporaryFolder(), 'kinds.csv');
  await writeFile(file, content);
  return file;
}

/** Text with all that CSV has a meaning for. */
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', ',', '\n', '\r', '\r\n')))
  .map((parts) => parts.join(''));
/** A zero has no sign in a file. */
const anyNumber = fc.double().map((value) => value + 0);
const anyRow = fc.record({
  word: anyText,
  size: anyNumber,
  count: fc.maxSafeInteger().map((value) => value + 0),
  is_there: fc.boolean(),
  side: fc.constantFrom('left' as const, 'right' as const),
  options: fc.dictionary(anyText, fc.oneof(fc.boolean(), anyText, fc.integer(), fc.constant(null))),
  note: fc.option(
    anyText.filter((value) => value !== ''),
    { nil: undefined },
  ),
  least: fc.option(anyNumber, { nil: undefined }),
});

describe('a table', () => {
  it('is written as CSV, numbers as the shortest text that reads back to the same', () => {
    expect(table.write(ROWS)).toBe(`${HEADER}${FULL}${BARE}`);
    expect(table.write([])).toBe(HEADER);
  });

  it('is read back', async () => {
    expect(await table.read(await fileWith(`${HEADER}${FULL}${BARE}`))).toEqual(ROWS);
    expect(await table.read(await fileWith(HEADER))).toEqual([]);
  });

  it('is read back as it was written, whatever its rows are', async () => {
    const file = await fileWith('');
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 5 }), async (rows) => {
        await writeFile(file, table.write(rows));
        expect(await table.read(file)).toEqual(rows);
      }),
    );
  });

  it('is read also where its lines end as on Windows', async () => {
    const windows = `${HEADER}${FULL}${BARE}`.replaceAll('\n', '\r\n');
    expect(await table.read(await fileWith(windows))).toEqual(ROWS);
  });

  it('tells of the place of each row', async () => {
    const file = await fileWith(`${HEADER}${FULL}"two\nlines",1,1,true,left,{},,\n${BARE}`);
    const places: string[] = [];
    await table.readEach(file, (_, place) => places.push(place));
    expect(places).toEqual([`${file}:2`, `${file}:4`, `${file}:5`]);
  });

  it('knows a row as it will be read: without the sign of a zero', () => {
    const [row] = ROWS;
    expect(table.asRead({ ...row, size: -0 })).toEqual({ ...row, size: 0 });
  });
});

describe('a damaged table is refused, by', () => {
  it.each([
    ['size', 'large', 'a number'],
    ['size', '', 'a number'],
    ['size', ' ', 'a number'],
    ['size', 'nan', 'a number'],
    ['size', '1,5', 'a number'],
    ['count', '1.5', 'a whole number'],
    ['count', 'Infinity', 'a whole number'],
    ['count', '', 'a whole number'],
    ['is_there', 'yes', 'true or false'],
    ['side', 'middle', 'left, right'],
    ['options', '[1]', 'an object in JSON'],
    ['options', '{"lr":', 'an object in JSON'],
    ['least', 'small', 'a number or nothing'],
  ])('file, line and column where %s is "%s"', async (column, cell, expected) => {
    const cells = ['a', '1', '1', 'true', 'left', '{}', '', ''];
    cells[HEADER.trim().split(',').indexOf(column)] = cell;
    const line = cells.map((one) => `"${one.replaceAll('"', '""')}"`).join();
    const file = await fileWith(`${HEADER}${FULL}${line}\n${BARE}`);
    await expect(table.read(file)).rejects.toThrow(
      `${file}:3: ${column} is "${cell}", expected ${expected}.`,
    );
  });

  it('its columns where they are others', async () => {
    const file = await fileWith('word,length\na,1\n');
    await expect(table.read(file)).rejects.toThrow(
      `${file}:1: its columns are word, length; expected word, size, count, is_there, side, options, note, least.`,
    );
    const empty = await fileWith('');
    await expect(table.read(empty)).rejects.toThrow(
      `${empty}:1: its columns are missing; expected`,
    );
  });

  it('the line where it is no CSV', async () => {
    const short = await fileWith(`${HEADER}${FULL}a,1\n`);
    await expect(table.read(short)).rejects.toThrow(`${short}:3: this is not valid CSV: `);
    const open = await fileWith(`${HEADER}${FULL}"a,1\n`);
    await expect(table.read(open)).rejects.toThrow(/kinds\.csv:\d: this is not valid CSV: /);
  });

  it('its path where it is not there', async () => {
    const file = path.join(await temporaryFolder(), 'kinds.csv');
    await expect(table.read(file)).rejects.toThrow(`There is no ${file};`);
  });
});
