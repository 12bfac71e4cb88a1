import { emptyLibraryStates, libraryStates } from './library-states';
import { emptyPanelStates, emptyPopupStates, panelStates, popupStates } from './popup-states';
import { readerStates } from './reader-states';

/** Every page and state there is to see: before anything is saved, and with a few articles in the library. */
export const states = {
  empty: { pages: [...emptyLibraryStates, ...emptyPanelStates], popups: emptyPopupStates },
  full: { pages: [...libraryStates, ...readerStates, ...panelStates], popups: popupStates },
} as const;
