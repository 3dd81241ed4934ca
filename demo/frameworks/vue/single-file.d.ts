// What a `.vue` file gives, for compilers that do not read it.
declare module '*.vue' {
  import type { Component } from 'vue';
  const component: Component;
  export default component;
}
