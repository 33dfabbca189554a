// Lets a build have what earlier ones have learnt.
const FOLDER = ".sitegen";

module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(FOLDER),
  // After a failed build too: what it has read need not be read again.
  onEnd: ({ utils }) => utils.cache.save(FOLDER),
};
