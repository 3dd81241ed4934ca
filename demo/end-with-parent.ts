// Preloaded into the service's process: when the demo is gone, whatever ended it, the service ends as well.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
