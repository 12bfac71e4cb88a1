import '@/assets/styles/tokens.css';
import '@/assets/styles/fonts.css';
import '@/assets/styles/base.css';
import '@/assets/styles/controls.css';
import '@/assets/styles/feedback.css';
import '@/assets/styles/list.css';
import '@/assets/styles/article.css';
import '@/assets/styles/reading.css';
import '@/assets/styles/highlights.css';
import '@/assets/styles/search.css';
import '@/assets/styles/keys.css';
import '@/assets/styles/pictures.css';
import '@/assets/styles/vertical.css';
import '@/assets/styles/reading-settings.css';
import '@/assets/styles/popup.css';
import { mountPage } from '../shared/mount-page';
import { SidePanel } from './SidePanel';

void mountPage(SidePanel, 'collection');
