// The dashboard's entry: registers its element and puts it on the page.
import './dashboard.css';
import { defineDashboard } from './define.ts';

defineDashboard();
const place = document.querySelector('#makini-dashboard') ?? document.body;
place.append(document.createElement('makini-dashboard'));
