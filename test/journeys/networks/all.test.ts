// Here: what networks and time can do at each step of the flow, as a matrix, and what must come of it; this file runs all of it.
// Not here: the part of it that runs with the other journeys (networks.test.ts).
import { allCells, testCells } from './matrix.ts';

testCells(allCells);
