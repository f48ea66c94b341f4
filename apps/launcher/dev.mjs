// npm run dev: like npm start, with the page served by Vite and the api rebuilt after every change.
import { begin } from './begin.mjs';

await begin({ dev: true });
