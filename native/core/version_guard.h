#pragma once

// Every source that includes LibTorch goes through this guard: the addon shares C++ types
// with LibTorch, and another version may lay them out differently without a link error.

#if !__has_include(<torch/headeronly/version.h>)
#error "btxrd-torch: these are not the headers of a supported LibTorch (torch/headeronly/version.h is missing). See config.libtorch in package.json."
#endif

#include <torch/headeronly/version.h>

#if !defined(BTXRD_LIBTORCH_MAJOR) || !defined(BTXRD_LIBTORCH_MINOR) || !defined(BTXRD_LIBTORCH_PATCH)
#error "btxrd-torch: build with CMakeLists.txt or binding.gyp, which define BTXRD_LIBTORCH_{MAJOR,MINOR,PATCH}."
#elif TORCH_VERSION_MAJOR != BTXRD_LIBTORCH_MAJOR || TORCH_VERSION_MINOR != BTXRD_LIBTORCH_MINOR || TORCH_VERSION_PATCH != BTXRD_LIBTORCH_PATCH
#error "btxrd-torch: these are the headers of another LibTorch than config.libtorch in package.json. Set LIBTORCH to the supported version."
#endif
