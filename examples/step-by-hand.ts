/**
 * Uses an optimizer of the library on a function of one's own: here (x − 3)² + 10(y + 1)².
 *
 *     npx tsx examples/step-by-hand.ts
 */
import { allocator, completeOptions, findOptimizer, Stepper } from 'lockstep';

const allocate = allocator('float64');
const point = allocate(2);
const gradient = allocate(2);

const adam = findOptimizer('adam');
const options = completeOptions(adam, { lr: 0.1 });
const parameter = { name: 'point', shape: [2], values: point };
const stepper = new Stepper(adam, options, [parameter], [gradient], allocate);

for (let step = 0; step < 500; step++) {
  gradient[0] = 2 * (point[0]! - 3);
  gradient[1] = 20 * (point[1]! + 1);
  stepper.update(0.1);
}
console.log(`x = ${point[0]!.toFixed(3)}, y = ${point[1]!.toFixed(3)}`);
