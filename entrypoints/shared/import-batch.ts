import { describeFailure } from '@/utils/article/failure';
import type { ImportResult, ReadingPlace } from '@/utils/import/types';
import type { MergeOutcome } from '@/utils/library/merge';
import type { Incoming } from '@/utils/library/schema';
import { makeThumbnail } from '@/utils/pictures/thumbnail';
import type { ImportEntry } from './import-report';

/** A batch is written when it is this large, in files or in bytes, or this old in ms: few waits, and little memory. */
const MOST_FILES = 64;
const MOST_BYTES = 4 * 1024 * 1024;
const LONGEST = 400;

/** What became of an article: joined with the library, or why it could not be. */
export type Taken = MergeOutcome | { error: unknown };

/** Articles to be written together, and the files between them that gave none. */
export class ImportBatch {
  readonly incoming: Incoming[] = [];
  /** Where reading stood after the last of them. */
  place: ReadingPlace = { listed: 0, entry: 0, parts: 0 };
  /** In their order: what failed, or the file of the next of `incoming`. */
  private readonly lines: (ImportEntry | string)[] = [];
  private readonly begun = performance.now();
  private bytes = 0;

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  get isFull(): boolean {
    const isOld = performance.now() - this.begun >= LONGEST;
    return this.lines.length >= MOST_FILES || this.bytes >= MOST_BYTES || isOld;
  }

  async add(result: ImportResult, place: ReadingPlace): Promise<void> {
    this.place = { ...place };
    const { file } = result;
    if ('failure' in result) {
      this.lines.push({ file, outcome: 'failed', ...result.failure });
      return;
    }
    const { stored, files } = result;
    const { pictures, html, text } = stored.body;
    this.incoming.push({ stored, files, thumbnail: await makeThumbnail(pictures, files) });
    this.lines.push(file);
    this.bytes += (html.length + text.length) * 2 + files.reduce((sum, { blob }) => sum + blob.size, 0);
  }

  /** What became of each file; `taken` says it of each article. */
  entries(taken: readonly Taken[]): ImportEntry[] {
    let next = 0;
    return this.lines.map((line) => {
      if (typeof line !== 'string') return line;
      const outcome = taken[next];
      const summary = this.incoming[next]?.stored.summary;
      next += 1;
      return typeof outcome === 'string' && summary
        ? { file: line, outcome, id: summary.id, title: summary.title, savedAt: summary.savedAt }
        : {
            file: line,
            outcome: 'failed',
            ...describeFailure(typeof outcome === 'object' ? outcome.error : undefined),
          };
    });
  }
}
