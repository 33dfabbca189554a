# What Netlify does to build the site; netlify.toml says so.
set -eu

# From the file and not by its name, which other programs have as well.
if ! ls wheels/sitegen-*.whl; then
    echo "Put the file sitegen-….whl into the folder wheels, then push again."
    exit 1
fi
python -m pip install wheels/sitegen-*.whl

# The whole history, for what sitegen learns from it.
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --unshallow
fi

# A preview of a pull request has an address of its own.
base_url=$URL
if [ "$CONTEXT" != production ]; then
    base_url=$DEPLOY_PRIME_URL
fi
sitegen build --base-url "$base_url"
