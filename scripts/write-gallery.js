// Writes docs/gallery.md and its pictures: every kind of chart, from real runs. Takes some minutes.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const EIGHT = 'sgd,momentum,nesterov,adagrad,rmsprop,adam,adamw,lion';

const RUNS = [
  'run optimizer-comparison',
  'run backprop-training',
  'run inside-the-network',
  `compare optimizer-comparison --optimizers ${EIGHT}`,
  `sensitivity optimizer-comparison --optimizers ${EIGHT} --seeds 3`,
  'compare five-problems',
];

/** The run that a picture is of, its file, and what stands beside it. */
const PICTURES = [
  [0, 'optimizer-comparison', 'Loss by iteration, smoothed'],
  [1, 'backprop-training', 'Accuracy by epoch'],
  [2, 'inside-the-network.weight-norms', 'Norm of the weights'],
  [2, 'inside-the-network.gradient-norms', 'Norm of the gradient'],
  [2, 'inside-the-network.update-norms', 'Norm of the updates'],
  [2, 'inside-the-network.hidden-weights', 'Weights of the hidden layer as images'],
  [3, 'comparisons/optimizer-comparison', 'Final metric: seeds, means and their intervals'],
  [3, 'comparisons/optimizer-comparison.curves', 'Validation loss on the way, with bands'],
  [3, 'comparisons/optimizer-comparison.training', 'Training loss over the seeds'],
  [3, 'comparisons/optimizer-comparison.differences', 'Paired differences'],
  [3, 'comparisons/optimizer-comparison.time-to-target', 'Updates to the target'],
  [3, 'comparisons/optimizer-comparison.runtimes', 'Distribution of runtimes (ECDF)'],
  [3, 'comparisons/optimizer-comparison.trials', 'What was tried in the tuning'],
  [3, 'comparisons/optimizer-comparison.cost', 'Cost of an update against quality'],
  [4, 'comparisons/optimizer-comparison.sensitivity-lr', 'Sensitivity to the learning rate'],
  [5, 'comparisons/five-problems', 'Performance profile over five problems'],
  [5, 'comparisons/five-problems.critical-differences', 'Ranks with their critical difference'],
  [5, 'comparisons/five-problems.paths-4', 'Ways over Rosenbrock’s function'],
];

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs', 'gallery');
const cwd = await mkdtemp(path.join(os.tmpdir(), 'lockstep-gallery-'));
try {
  for (const run of [...RUNS, 'report --format svg']) {
    console.log(`lockstep ${run}`);
    await promisify(execFile)(
      process.execPath,
      [path.join(root, 'dist/cli/main.js'), ...run.split(' ')],
      { cwd, maxBuffer: Infinity },
    );
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const entries = [];
  for (const [run, file, title] of PICTURES) {
    const name = `${file.replace('comparisons/', 'comparison-')}.svg`;
    await copyFile(path.join(cwd, 'reports', `${file}.svg`), path.join(folder, name));
    entries.push(`## ${title}\n\n\`lockstep ${RUNS[run]}\`\n\n![${title}](gallery/${name})\n`);
  }
  const text = [
    '# Gallery',
    'Every kind of chart, drawn from real runs by the command above it. In the page of a report they',
    'react: hover, zoom, legend, sliders; here they are the pictures that `--format svg` writes.',
    '`npm run gallery` draws them anew.',
  ];
  await writeFile(
    path.join(root, 'docs/gallery.md'),
    `${text[0]}\n\n${text.slice(1).join('\n')}\n\n${entries.join('\n')}`,
  );
} finally {
  await rm(cwd, { recursive: true, force: true });
}
