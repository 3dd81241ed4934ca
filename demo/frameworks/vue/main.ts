// Starts the Vue page.
import { createApp } from 'vue';
import Integrations from './integrations.vue';

createApp(Integrations).mount('#app');
