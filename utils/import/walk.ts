import type { ReadingPlace } from './types';

/** Counts files and entries while they are read, and passes over those before the place where reading is to begin. */
export class Walk {
  private readonly place: ReadingPlace;
  private readonly from: Readonly<ReadingPlace>;
  private listed = 0;
  private entry = -1;

  constructor(place: ReadingPlace = { listed: 0, entry: 0, parts: 0 }) {
    this.place = place;
    this.from = { ...place };
  }

  /** A zip or folder of so many entries begins. Returns how many of them are passed over. */
  begin(entries: number): number {
    const passed = Math.min(entries, Math.max(0, this.from.entry - this.listed));
    this.listed += entries;
    this.place.listed = this.listed;
    return passed;
  }

  /** The next entry begins. False where it is passed over. */
  enter(): boolean {
    this.entry += 1;
    if (this.entry < this.from.entry) return false;
    this.place.entry = this.entry;
    this.place.parts = 0;
    return true;
  }

  /** The entry gave a result. False where it is passed over. */
  pass(): boolean {
    this.place.parts += 1;
    return this.entry > this.from.entry || this.place.parts > this.from.parts;
  }
}
