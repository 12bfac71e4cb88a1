import type { Script } from '@/utils/article/script';
import type { Language } from '@/utils/article/types';
import type { Converted } from '@/utils/script/convert';
import type { ConvertAnswer, ConvertCall } from './convert.worker';

interface Waiting {
  resolve(converted: Converted[]): void;
  reject(error: Error): void;
}

let worker: Worker | undefined;
let calls = 0;
const waiting = new Map<number, Waiting>();

/** Converts texts in a worker, whose tables would hold up the page; it is started when it is first needed. */
export function convertTexts(from: Language, to: Script, texts: readonly string[]): Promise<Converted[]> {
  worker ??= start();
  calls += 1;
  const call: ConvertCall = { number: calls, from, to, texts };
  return new Promise((resolve, reject) => {
    waiting.set(call.number, { resolve, reject });
    worker?.postMessage(call);
  });
}

function start(): Worker {
  const started = new Worker(new URL('./convert.worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<ConvertAnswer>) => {
    const caller = waiting.get(data.number);
    waiting.delete(data.number);
    if ('error' in data) caller?.reject(new Error(data.error));
    else caller?.resolve(data.converted);
  };
  started.onerror = ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
    started.terminate();
    worker = undefined;
  };
  return started;
}
