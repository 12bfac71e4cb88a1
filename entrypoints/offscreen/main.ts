import { readOutbox } from '@/utils/library/backups';
import type { OffscreenApi } from '@/utils/messages/protocol';
import { serve } from '@/utils/messages/rpc';

/** Chrome's service worker can't give a file an address that a download can be made from; a page can. */
const api: OffscreenApi = {
  async addressOf(id) {
    const blob = await readOutbox(id);
    return blob ? URL.createObjectURL(blob) : null;
  },
};

serve(api);
