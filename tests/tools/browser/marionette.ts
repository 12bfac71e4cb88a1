import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Firefox's own remote control, as far as it is needed: scripts in the browser's window, where toolbar buttons and
 * permission prompts are. A message is its length, a colon and JSON
 * (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #rest = Buffer.alloc(0);
  #calls = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (part) => this.#receive(part));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('Marionette hung up')));
  }

  /** Connects to a Firefox that listens there, or is about to. */
  static async connect(port: number): Promise<Marionette> {
    const end = Date.now() + 30_000;
    for (;;) {
      const socket = await tryToConnect(port);
      if (socket) {
        const marionette = new Marionette(socket);
        // Flat, as geckodriver sends them once it has chosen.
        await marionette.#send('WebDriver:NewSession', { acceptInsecureCerts: true });
        await marionette.#send('Marionette:SetContext', { value: 'chrome' });
        return marionette;
      }
      if (Date.now() > end) throw new Error(`No Marionette at port ${port}`);
      await wait(100);
    }
  }

  /** Runs the body of an async function in the browser's window; `args` are JSON, and so is what it returns. */
  async run<Result>(body: string, ...args: unknown[]): Promise<Result> {
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
      (async (...args) => { ${body} })(...given).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
    const answer = (await this.#send('WebDriver:ExecuteAsyncScript', {
      script,
      args,
      scriptTimeout: 60_000,
    })) as {
      value: { value?: Result; error?: string };
    };
    if (answer.value.error) throw new Error(answer.value.error);
    return answer.value.value as Result;
  }

  /** Opens a private window; scripts run in it until what this resolves to goes back to the window before. */
  async openPrivateWindow(): Promise<() => Promise<unknown>> {
    const before = (await this.#send('WebDriver:GetWindowHandles', {})) as string[];
    await this.run(
      `const opened = OpenBrowserWindow({ private: true });
       await new Promise((resolve) => opened.addEventListener('load', resolve, { once: true }));
       await opened.delayedStartupPromise;`,
    );
    const after = (await this.#send('WebDriver:GetWindowHandles', {})) as string[];
    const handle = after.find((each) => !before.includes(each));
    await this.#send('WebDriver:SwitchToWindow', { handle, focus: true });
    return () => this.#send('WebDriver:SwitchToWindow', { handle: before[0], focus: true });
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(command: string, parameters: object): Promise<unknown> {
    const id = ++this.#calls;
    const text = Buffer.from(JSON.stringify([0, id, command, parameters]));
    this.#socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #receive(part: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, part]);
    for (;;) {
      const colon = this.#rest.indexOf(':');
      const length = Number(this.#rest.subarray(0, Math.max(colon, 0)).toString());
      if (colon <= 0 || this.#rest.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(this.#rest.subarray(colon + 1, colon + 1 + length).toString());
      this.#rest = this.#rest.subarray(colon + 1 + length);
      if (Array.isArray(message))
        this.#settle(message as [number, number, { message: string } | null, unknown]);
    }
  }

  #settle([, id, error, result]: [number, number, { message: string } | null, unknown]): void {
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function tryToConnect(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
