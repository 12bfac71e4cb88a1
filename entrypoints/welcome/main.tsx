import '@/assets/styles/tokens.css';
import '@/assets/styles/fonts.css';
import '@/assets/styles/base.css';
import '@/assets/styles/controls.css';
import './welcome.css';
import { mountPage } from '../shared/mount-page';
import { Welcome } from './Welcome';

void mountPage(Welcome, 'welcome');
