// The state of a container that is being loaded: what stands where, and the spaces that are still free.
#pragma once

#include "blocks.hpp"

namespace geliat {

// A free cuboid. With full support its floor is carried everywhere and its roof is the container's.
struct Space {
    int x1, y1, z1, x2, y2, z2;
};

struct Placed {
    int block, x, y, z;
};

// The outline of something that stands in the container.
struct Outline {
    int x1, y1, z1, x2, y2, z2;
};

struct Surface {
    std::vector<Space> spaces;
    std::vector<Outline> outlines;

    void start(const std::array<int, 3> &room) {
        spaces.assign(1, {0, 0, 0, room[0], room[1], room[2]});
        outlines.clear();
    }
    void copy(const Surface &other) {
        spaces.assign(other.spaces.begin(), other.spaces.end());
        outlines.assign(other.outlines.begin(), other.outlines.end());
    }

    // Set a block with its corner at (x, y, z); spaces narrower than `least` hold nothing and are dropped.
    void set(const Block &block, int x, int y, int z, const std::array<int, 3> &room,
             const std::array<int, 3> &least, bool hang);

private:
    void cover(const Outline &base, const std::array<int, 3> &least);
    void carve(const Outline &body, const std::array<int, 3> &least);
    void open(const Space &top, const std::array<int, 3> &least);
    std::vector<Space> fresh_;
};

} // namespace geliat
