import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTrajectory } from '../../src/author/trajectory-files.ts';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const MINE = path.join(ROOT, 'test/end-to-end/modules/mine.ts');
const RECORDED = path.join(ROOT, 'test/reference/optimizers');

describe('lockstep verify', () => {
  it('follows every recording, and says where its tolerance is wider and why', async () => {
    const ended = await lockstep(['verify', RECORDED]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.match(/ within {2}/g)).toHaveLength(68);
    expect(ended.stdout).toContain('68 of 68 trajectories within tolerance.');
    expect(ended.stdout.match(/^.* 1e-5 .*$/gm)).toEqual([
      expect.stringMatching(/^soap +default .* within +nikhilvyas\/SOAP$/),
      expect.stringMatching(/^soap +tuned .* within +nikhilvyas\/SOAP$/),
    ]);
    expect(ended.stdout).toMatch(
      /^soap: tolerance 1e-5, not 1e-12: .* QR decompositions in float32/m,
    );
    expect(ended.stdout).toMatch(/^muon: tolerance 1e-9, not 1e-12: /m);
    expect(ended.stdout.match(/, not 1e-12: /g)).toHaveLength(2);
  });

  it('holds SOAP to any tolerance that is given, and exits with 1 where it exceeds it', async () => {
    const files = ['soap.default.json', 'soap.tuned.json'].map((name) => path.join(RECORDED, name));
    const ended = await lockstep(['verify', ...files, '--tolerance', '1e-9']);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^soap +default +30 +\S+ +1e-9 +EXCEEDS, step/m);
    expect(ended.stdout).toContain('0 of 2 trajectories within tolerance; not ');
    expect(ended.stdout).not.toContain('float32');
  });

  it('lets no file loosen its own tolerance', async () => {
    const folder = await temporaryFolder();
    const write = (name: string, content: unknown) =>
      writeFile(path.join(folder, name), JSON.stringify(content));
    for (const name of ['adam', 'soap']) {
      const text = await readFile(path.join(RECORDED, `${name}.default.json`), 'utf8');
      const recorded = JSON.parse(text) as Record<string, unknown>;
      // As far off as SOAP's recordings.
      const steps = structuredClone(recorded['steps']) as { parameters: { W: number[] } }[];
      steps[20]!.parameters.W[0]! += 1e-6;
      const source = name === 'adam' ? 'nikhilvyas/SOAP' : 'somebody';
      await write(`${name}.json`, { ...recorded, steps, source, tolerance: 1e-3 });
    }
    const ended = await lockstep(['verify', folder]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^adam +default +30 +\S+ +1e-12 +EXCEEDS, step 21 /m);
    expect(ended.stdout).toMatch(/^soap +default +30 +\S+ +1e-9 +EXCEEDS, step/m);
  });

  it('holds a port of SOAP to what SOAP is held to', async () => {
    const cwd = await temporaryFolder();
    await writeFile(
      path.join(cwd, 'port.js'),
      "import { optimizers } from 'lockstep';\n" +
        "export default optimizers.find(({ name }) => name === 'soap');\n",
    );
    const recording = path.join(RECORDED, 'soap.tuned.json');
    const ended = await lockstep(['verify', recording, '--optimizer', './port.js'], { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^\.\/port\.js +tuned +30 +\S+ +1e-5 +within/m);
  });

  it('holds a user’s port against a recording', async () => {
    const sgd = path.join(RECORDED, 'sgd.default.json');
    const port = await lockstep(['verify', sgd, '--optimizer', MINE]);
    expect(port).toMatchObject({ code: 0, stderr: '' });
    const other = await lockstep(['verify', sgd, '--optimizer', 'lion']);
    expect(other.code).toBe(1);
    expect(other.stdout).toMatch(/^lion +default +30 +\S+ +1e-12 +EXCEEDS, step/m);
  });

  it('says where a file is damaged, and replays the others', async () => {
    const folder = await temporaryFolder();
    const good = await readTrajectory(path.join(RECORDED, 'adam.default.json'));
    const write = (name: string, content: unknown) =>
      writeFile(
        path.join(folder, name),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
    await write('a-good.json', good);
    await write('b-cut.json', JSON.stringify(good).slice(0, 500));
    await write('c-short.json', { ...good, initial: { ...good.initial, b: [1, 2] } });
    await write('d-option.json', { ...good, options: { lr: -1, speed: 2 } });
    await write('e-unknown.json', { ...good, optimizer: 'adamm' });
    const ended = await lockstep(['verify', folder]);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain('1 of 1 trajectories within tolerance.');
    expect(ended.stderr).toMatch(/b-cut\.json is not valid JSON: .* Is it cut short\?/);
    expect(ended.stderr).toContain('initial.b has 2 numbers; its shape 3 needs 3');
    expect(ended.stderr).toMatch(
      /d-option\.json: options\.lr is -1, expected at least 0; .*"speed"/,
    );
    expect(ended.stderr).toMatch(/e-unknown\.json: There is no optimizer "adamm"\. Did you mean/);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses what is not there', async () => {
    const ended = await lockstep(['verify', 'nowhere']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(
      "nowhere doesn't exist. Give trajectory files, or folders of them.\n",
    );
  });
});
