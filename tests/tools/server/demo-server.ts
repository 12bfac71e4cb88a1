import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { makeCertificate } from './certificate';
import { drawLandscape } from './landscape';

/** What the server says at an address instead of a page or a drawn picture. Without anything: 200 and no content. */
export interface Answer {
  status?: number;
  type?: string;
  body?: string | Buffer;
  headers?: Readonly<Record<string, string>>;
  /** Milliseconds before the answer. */
  delay?: number;
  /** The answer waits for this. */
  until?: Promise<unknown>;
}

export interface ReceivedRequest {
  method: string;
  /** Absolute address, as the browser meant it. */
  url: string;
  headers: IncomingMessage['headers'];
}

const notFound: Answer = { status: 404, body: '<!doctype html><title>404</title><h1>404</h1>' };

/** Addresses that the sites give to pictures. */
export const isPicture = /\.(?:jpe?g|png|gif|webp)(?:[/?]|$)|\/@@images\/|\/resizer\//i;

/**
 * The news sites, played by one local server: http, https (with a certificate of its own) and the CONNECT of a proxy,
 * all on one port, whatever the host's name. Pages are what tests put there; every picture is drawn from its address.
 */
export class DemoServer {
  /** Every request so far, in order. */
  readonly requests: ReceivedRequest[] = [];
  /** How the address of a picture is answered, where the answer differs from the drawn one: late, or not at all. */
  pictures: (url: string) => Answer = () => ({});

  readonly #pages = new Map<string, string>();
  readonly #answers = new Map<string, Answer>();
  readonly #drawn = new Map<string, Buffer>();
  readonly #sockets = new Set<Socket>();
  readonly #http: Server;
  readonly #https: Server;
  readonly #net = createServer((socket) => this.#route(socket));
  #port = 0;

  private constructor() {
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      this.#serve(request, response).catch(() => response.destroy());
    };
    this.#http = createHttpServer(listener);
    this.#https = createHttpsServer(makeCertificate(), listener);
    this.#http.on('connect', (_request, socket: Socket) => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      this.#route(socket);
    });
  }

  /** A server on a free port of this machine. */
  static async start(): Promise<DemoServer> {
    const server = new DemoServer();
    await server.resume();
    return server;
  }

  get port(): number {
    return this.#port;
  }

  /** Puts a page at an address; without a query of its own it is given whatever the query. */
  setPage(url: string, html: string): void {
    this.#pages.set(keyOf(url), html);
  }

  /** Answers an address in a way of its own, until `null` takes that back. */
  setAnswer(url: string, answer: Answer | null): void {
    if (answer) this.#answers.set(keyOf(url), answer);
    else this.#answers.delete(keyOf(url));
  }

  /** Requests whose address holds these words. */
  requestsOf(words: string): ReceivedRequest[] {
    return this.requests.filter(({ url }) => url.includes(words));
  }

  /** Stops at once: connections break, and new ones are refused. */
  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#net.close(() => resolve()));
  }

  /** Listens again, on the port it had. */
  async resume(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#net.once('error', reject).listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (this.#net.address() as AddressInfo).port;
  }

  /** Gives a connection to the server that speaks its protocol: TLS begins with the byte 0x16. */
  #route(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy()); // browsers hang up as they like
    socket.once('data', (start) => {
      socket.pause();
      socket.unshift(start);
      (start[0] === 0x16 ? this.#https : this.#http).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const scheme = 'encrypted' in request.socket ? 'https' : 'http';
    const url = new URL(request.url ?? '/', `${scheme}://${request.headers.host}`).href;
    this.requests.push({ method: request.method ?? 'GET', url, headers: request.headers });
    const {
      status = 200,
      type = 'text/html; charset=utf-8',
      body = '',
      headers,
      ...when
    } = this.#answerTo(url);
    if (when.delay) await wait(when.delay);
    await when.until;
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
    response.end(body);
  }

  #answerTo(url: string): Answer {
    const at = <Value>(map: ReadonlyMap<string, Value>) => map.get(keyOf(url)) ?? map.get(keyOf(url, false));
    const special = at(this.#answers);
    if (special) return special;
    const page = at(this.#pages);
    if (page !== undefined) return { body: page };
    if (!isPicture.test(url)) return notFound;
    const answer = this.pictures(url);
    return answer.status === undefined ? { type: 'image/png', body: this.#draw(url), ...answer } : answer;
  }

  /** The same picture whatever the host and the query, as the sites' own renditions are. */
  #draw(url: string): Buffer {
    const { pathname } = new URL(url);
    const picture = this.#drawn.get(pathname) ?? drawLandscape(pathname);
    this.#drawn.set(pathname, picture);
    return picture;
  }
}

/** An address without its scheme and hash: the sites are the same under http and https. */
function keyOf(url: string, withQuery = true): string {
  const { host, pathname, search } = new URL(url);
  return host + pathname + (withQuery ? search : '');
}
