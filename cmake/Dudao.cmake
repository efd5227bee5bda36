# Language level, warnings and the three kinds of target this project has.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(DUDAO_CCACHE ccache)
if(DUDAO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${DUDAO_CCACHE})
endif()
find_program(DUDAO_MOLD mold)
if(DUDAO_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# address;undefined or thread, set by a preset. Everything is built with it or nothing is.
set(DUDAO_SANITIZE "" CACHE STRING "Sanitizers to build with")
if(DUDAO_SANITIZE)
  string(REPLACE ";" "," DUDAO_SANITIZE_FLAG "${DUDAO_SANITIZE}")
  add_compile_options(-fsanitize=${DUDAO_SANITIZE_FLAG} -fno-sanitize-recover=all
    -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${DUDAO_SANITIZE_FLAG})
endif()

# Coverage for libFuzzer in every library, and the targets of tests/fuzz; clang only.
option(DUDAO_FUZZ "Build the fuzz targets" OFF)
if(DUDAO_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# A profile of the analysis, written by a build that records it and read by one that is tuned by it:
# a sixth of the time. Both build the same source; what the profile never saw is built as ever.
set(DUDAO_PROFILE "" CACHE STRING "record or use: the profile in build/profile")
if(DUDAO_PROFILE)
  set(DUDAO_PROFILE_DIR ${PROJECT_SOURCE_DIR}/build/profile)
  # Generated sources lie elsewhere in either build and are no loss.
  add_compile_options(-fprofile-prefix-path=${CMAKE_BINARY_DIR} -Wno-missing-profile
    -Wno-coverage-mismatch)
endif()
if(DUDAO_PROFILE STREQUAL "record")
  add_compile_options(-fprofile-generate=${DUDAO_PROFILE_DIR})
  add_link_options(-fprofile-generate=${DUDAO_PROFILE_DIR})
elseif(DUDAO_PROFILE STREQUAL "use")
  add_compile_options(-fprofile-use=${DUDAO_PROFILE_DIR} -fprofile-partial-training)
endif()

# What one folder finds, the folders that link its library see too.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)
# A review is thousands of small messages: mimalloc in place of glibc's malloc is worth a tenth of the
# time of an analysis. Never with sanitizers.
option(DUDAO_MIMALLOC "Link programs with mimalloc" OFF)
if(DUDAO_MIMALLOC AND NOT DUDAO_SANITIZE)
  find_package(mimalloc REQUIRED)
  link_libraries(mimalloc)
endif()

find_package(Threads REQUIRED)
find_package(Protobuf REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(PkgConfig REQUIRED)

function(dudao_target_options target)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers)
  target_compile_definitions(${target} PRIVATE DUDAO_VERSION="${PROJECT_VERSION}")
endfunction()

# dudao_library(NAME DEPS...): every .cc of this folder but main.cc, as target NAME.
function(dudao_library name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  if(sources)
    add_library(${name} STATIC ${sources})
    dudao_target_options(${name})
    target_link_libraries(${name} PUBLIC ${ARGN})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${ARGN})
  endif()
endfunction()

# dudao_binary(NAME DEPS...): main.cc of this folder as program NAME.
function(dudao_binary name)
  file(GLOB main CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/main.cc)
  if(NOT main)
    message(WARNING "${name}: no main.cc yet")
    return()
  endif()
  add_executable(${name} main.cc)
  dudao_target_options(${name})
  target_link_libraries(${name} PRIVATE ${ARGN})
  install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()
