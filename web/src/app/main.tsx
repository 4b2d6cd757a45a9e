import '~/ui/styles/index.scss';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchForUpdates } from '~/platform/app-update/index.ts';
import { loadCityEngine } from '~/platform/data/index.ts';
import { keepAppearance } from './appearance.ts';
import { router } from './router.tsx';
import { guardMarkup } from './trusted-types.ts';

guardMarkup();
loadCityEngine();
keepAppearance();
watchForUpdates();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
