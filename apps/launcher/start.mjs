// npm start: installs, builds and starts everything, with nothing but Node and npm on the machine.
import { begin } from './begin.mjs';

await begin({ dev: false });
