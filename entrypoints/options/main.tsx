import '@/assets/styles/tokens.css';
import '@/assets/styles/base.css';
import '@/assets/styles/controls.css';
import '@/assets/styles/feedback.css';
import '@/assets/styles/list.css';
import '@/assets/styles/reading.css';
import '@/assets/styles/highlights.css';
import '@/assets/styles/tags.css';
import '@/assets/styles/article.css';
import './options.css';
import './library.css';
import './import.css';
import './settings.css';
import './size-table.css';
import './export-settings.css';
import { mountPage } from '../shared/mount-page';
import { Options } from './Options';

void mountPage(Options, 'collection');
