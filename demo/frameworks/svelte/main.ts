// Starts the Svelte page.
import { mount } from 'svelte';
import Integrations from './integrations.svelte';

const target = document.querySelector('#app');
if (target) mount(Integrations, { target });
