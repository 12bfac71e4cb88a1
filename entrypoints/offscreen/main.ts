import type { OffscreenApi } from '@/utils/messages/protocol';
import { serve, toBackground } from '@/utils/messages/rpc';
import { runBackup } from '../shared/backup/run';
import type { BackupTarget } from '../shared/backup/targets';

/**
 * The downloads as a page of Chrome sees them that nobody sees: it can give a file an address, which a service worker
 * can't, and has no other part of the browser than messages.
 */
const target: BackupTarget = {
  async write(path, content) {
    const url = URL.createObjectURL(content);
    try {
      await toBackground('downloadBackup', url, path);
    } finally {
      URL.revokeObjectURL(url);
    }
  },
  sizeOf: async (path) => (await toBackground('sizeOfBackup', path)) ?? undefined,
  remove: async () => {},
};

const api: OffscreenApi = {
  async backUp() {
    await runBackup({ ifDue: true, target: () => target, note: (note) => toBackground('noteBackup', note) });
  },
};

serve(api);
