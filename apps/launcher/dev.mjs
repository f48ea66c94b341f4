// npm run dev: the same, with the page from Vite and the api built again after every change.
import { begin } from './begin.mjs';

await begin({ dev: true });
