// What a `.svelte` file gives, for compilers that do not read it.
declare module '*.svelte' {
  import type { Component } from 'svelte';
  const component: Component;
  export default component;
}
