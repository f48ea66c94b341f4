/** A script that Vite builds into a separate file; the value is its address on our origin. */
declare module '*?worker&url' {
  const url: string;
  export default url;
}
