// Starts the React page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Integrations } from './integrations.tsx';

const place = document.querySelector('#app');
if (place)
  createRoot(place).render(
    <StrictMode>
      <Integrations />
    </StrictMode>,
  );
