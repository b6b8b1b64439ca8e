import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../errors/user-error.ts';
import { liveDocument, liveState, type RunningExperiment } from '../report/live-document.ts';
import { renderDocument } from '../report/report.ts';

/** How long an open page has to fetch the report when the run is over, in milliseconds. */
const LAST_CALL = 2000;

/** Serves the page of what is being run, on this machine alone. */
export class LiveServer {
  private running: RunningExperiment | undefined;
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
    this.running = running;
    this.report = undefined;
  }

  /** The experiment is over: open pages get its report. */
  async finish(report: string | undefined): Promise<void> {
    this.report = report;
    if (this.watched) await setTimeout(LAST_CALL);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    const { running, report } = this;
    if (!running || !['/', '/state.json'].includes(url)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n');
      return;
    }
    if (url === '/state.json') {
      this.watched = true;
      const state = liveState(running, report !== undefined);
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(state));
      return;
    }
    const page =
      report ??
      (await renderDocument(liveDocument(running), ['html'], { kind: 'live' }))[0]!.content;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(page);
  }
}
