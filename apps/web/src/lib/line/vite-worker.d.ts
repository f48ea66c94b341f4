/** A script built into a file of its own by Vite; the value is its address on our origin. */
declare module '*?worker&url' {
  const url: string;
  export default url;
}
