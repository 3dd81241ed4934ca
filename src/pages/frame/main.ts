// The frame's entry: the page of the service in which everything that may be secret is typed (DESIGN section 5).
// In this folder: its handshake, state, world and views. Not here: guides, checks, navigation; they are the element's.
import './frame.css';
import { startFrame } from './frame.ts';

startFrame();
