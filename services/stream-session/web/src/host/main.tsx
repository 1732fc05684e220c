import { takeKeyFromAddress } from '@shopcast/page';
import { Console } from './console.js';
import { drawPage } from '../page/draw-page.js';
import './host.css';

takeKeyFromAddress();

drawPage(<Console />);
