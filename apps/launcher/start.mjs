// npm start: installs, builds and starts everything, with nothing but Node and npm on the machine.
import { start } from './run.mjs';

await start();
