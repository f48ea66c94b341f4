// npm start: installs, builds and starts everything; requires only Node and npm.
import { begin } from './begin.mjs';

await begin({ dev: false });
