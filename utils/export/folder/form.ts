import { createToNote } from '../markdown';
import { fillFileName } from '../markdown-template';
import type { ExportOptions } from '../options';
import { postStem, renderPost } from '../post';
import type { FolderForm, FolderFormat } from './types';

/**
 * Notes stand in the place itself and their pictures in the folder of attachments. Posts stand in `_posts/` of a
 * site, or in the place itself where that is a `_posts`; from there no picture can be written beside it.
 * @param place name of the folder that was chosen. Needs a page's DOM for notes.
 */
export async function createFolderForm(
  format: FolderFormat,
  place: string,
  options: ExportOptions,
): Promise<FolderForm> {
  const key = JSON.stringify([format, options]);
  if (format === 'jekyll') {
    const isPosts = place === '_posts';
    const withPictures = options.jekyllPictures === 'beside' && !isPosts;
    return {
      key,
      folder: isPosts ? '' : '_posts/',
      pictures: 'assets/pictures/',
      stem: postStem,
      picturesOf: ({ body }) => (withPictures ? body.pictures : []),
      render: renderPost,
    };
  }
  return {
    key,
    folder: '',
    pictures: `${options.attachments}/`,
    stem: (summary) => fillFileName(summary, options.markdown),
    picturesOf: ({ body }) => (options.markdownPictures === 'folder' ? body.pictures : []),
    render: await createToNote(options),
  };
}
