// Has the site built every night; netlify.toml says when.
export default async () => {
  const hook = process.env.NIGHTLY_BUILD_HOOK;
  if (!hook) {
    throw new Error("The environment variable NIGHTLY_BUILD_HOOK is missing: see netlify.toml");
  }
  const answer = await fetch(hook, { method: "POST" });
  if (!answer.ok) {
    throw new Error(`The build hook answered with status ${answer.status}`);
  }
};
