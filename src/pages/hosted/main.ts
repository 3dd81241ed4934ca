// The hosted page's entry: starts the page around the element that its HTML holds.
import './hosted.css';
import { startHosted } from './hosted.ts';

const element = document.querySelector('makini-connect');
if (!element) throw new Error('The hosted page has no <makini-connect>: serve it by GET /connect/hosted/….');
startHosted(element);
