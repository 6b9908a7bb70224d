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
    std::vector<Space> tops; // where something may stand on, all of them; kept where bases may overhang

    void start(const std::array<int, 3> &room) {
        spaces.assign(1, {0, 0, 0, room[0], room[1], room[2]});
        outlines.clear();
        tops.clear();
    }
    void copy(const Surface &other) {
        spaces.assign(other.spaces.begin(), other.spaces.end());
        outlines.assign(other.outlines.begin(), other.outlines.end());
        tops.assign(other.tops.begin(), other.tops.end());
    }

    // Set a block with its corner at (x, y, z); spaces narrower than `least` hold nothing and are dropped.
    void set(const Block &block, int x, int y, int z, const Task &task, const std::array<int, 3> &least);
    // A rectangle made wider by up to `most` on each side, over what is no higher than it and over spaces
    // that lie at most `drop` lower.
    Space widened(const Space &space, const Task &task, int most, int drop) const;

private:
    template <bool level> void cover(const Outline &body, const std::array<int, 3> &least);
    void widen(Space &space, int way, const Space &firm, const Task &task, int most, int drop) const;
    void carve(const Outline &body, const std::array<int, 3> &least);
    void open(const Space &top, const std::array<int, 3> &least);
    std::vector<Space> fresh_;
};

} // namespace geliat
