/** The computational graph's addition node (textbook, section 5.4.2): z = x + y. */
export class AddLayer {
  forward(x: number, y: number): number {
    return x + y;
  }

  /** Addition hands the gradient on to both inputs as it is. */
  backward(dout: number): [dx: number, dy: number] {
    return [dout, dout];
  }
}
