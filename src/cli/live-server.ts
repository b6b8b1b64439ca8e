import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../base/errors/user-error.ts';
import type { RunningExperiment } from '../report/documents/results-so-far.ts';
import { LiveRenderer } from '../report/output/live-renderer.ts';

/** How long an open page has to fetch the report when the run is over, in milliseconds. */
const LAST_CALL = 2000;

/** Serves the page of what is being run, on this machine alone. */
export class LiveServer {
  private readonly renderer = new LiveRenderer();
  private report: string | undefined;
  private watched = false;

  private constructor(private readonly server: Server) {}

  /**
   * @param port 0 for any that is free
   * @throws UserError where the port can't be had
   */
  static async start(port: number): Promise<LiveServer> {
    if (!(Number.isInteger(port) && port >= 0 && port < 65_536)) {
      throw new UserError(`--port is ${port}, expected a whole number from 0 to 65535.`);
    }
    const server = createServer();
    const live = new LiveServer(server);
    server.on('request', ({ url }, response) => void live.answer(url ?? '/', response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', ({ code }: NodeJS.ErrnoException) => {
        reject(
          new UserError(`Port ${port} can't be listened on (${code}); choose another with --port.`),
        );
      });
      server.listen(port, '127.0.0.1', resolve);
    });
    // Nobody watching must not keep the program going.
    server.unref();
    return live;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** From now on shows this experiment. */
  show(running: RunningExperiment): void {
    this.renderer.show(running);
    this.report = undefined;
  }

  /** The experiment is over: open pages get its report. */
  async finish(report: string | undefined): Promise<void> {
    this.report = report;
    if (!this.watched) return;
    if (report !== undefined) await this.renderer.state(true)?.catch(() => undefined);
    await setTimeout(LAST_CALL);
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await this.renderer.close();
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    const { report } = this;
    const say = (status: number, type: string, content: string) => {
      const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' };
      response.writeHead(status, headers).end(content);
    };
    try {
      if (url === '/state.json') {
        this.watched = true;
        const state = await this.renderer.state(report !== undefined);
        if (state !== undefined) {
          say(200, 'application/json', state);
          return;
        }
      } else if (url === '/') {
        const page = report ?? (await this.renderer.page());
        if (page !== undefined) {
          say(200, 'text/html', page);
          return;
        }
      }
      say(404, 'text/plain', 'There is nothing here.\n');
    } catch {
      // The run goes on; whoever asks again may have more luck.
      say(500, 'text/plain', 'The page can’t be drawn at the moment.\n');
    }
  }
}
