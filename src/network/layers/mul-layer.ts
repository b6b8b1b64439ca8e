/** The computational graph's multiplication node (textbook, section 5.4.1): z = x·y. */
export class MulLayer {
  private x = 0;
  private y = 0;

  forward(x: number, y: number): number {
    this.x = x;
    this.y = y;
    return x * y;
  }

  /** Each input's gradient is the output's times the other input. */
  backward(dout: number): [dx: number, dy: number] {
    return [dout * this.y, dout * this.x];
  }
}
