// One greedy filling of a container: which space is next, and which block is set into it.
#pragma once

#include "ranking.hpp"
#include "surface.hpp"

namespace geliat {

// The sums that sides of boxes can make, as bits: what a free length can still be filled with.
class Reach {
public:
    void clear(int most) {
        words_ = most / 64 + 1;
        bits_.assign(words_, 0);
        makers_.assign(words_, 0);
        bits_[0] = 1;
    }
    // Sides are added from the shortest up; one that is a sum of others already adds nothing.
    void add(int side) {
        if (bits_[side >> 6] >> (side & 63) & 1) return;
        makers_[side >> 6] |= std::uint64_t{1} << (side & 63);
        for (std::int64_t step = side; step < std::int64_t{words_} * 64; step *= 2) {
            shift_in(static_cast<int>(step));
        }
    }
    // Whether sums would be lost without this side.
    bool needs(int side) const { return makers_[side >> 6] >> (side & 63) & 1; }
    // The largest sum that is no larger than `length`.
    int most(int length) const {
        int word = length >> 6;
        std::uint64_t bits = bits_[word] & (~std::uint64_t{0} >> (63 - (length & 63)));
        while (bits == 0) bits = bits_[--word];
        return word * 64 + 63 - __builtin_clzll(bits);
    }

private:
    void shift_in(int by) {
        const int far = by >> 6, near = by & 63;
        for (int i = words_ - 1; i >= far; --i) {
            std::uint64_t moved = bits_[i - far] << near;
            if (near && i > far) moved |= bits_[i - far - 1] >> (64 - near);
            bits_[i] |= moved;
        }
    }
    int words_ = 0;
    std::vector<std::uint64_t> bits_, makers_;
};

struct State {
    Surface surface;
    std::vector<int> left;
    std::vector<Placed> placed;
    Bits alive; // the ranks whose boxes are still left
    std::int64_t payload = 0;
    Worth worth = 0;
    Reach flat, tall;

    void copy(const State &other);
};

// A block for a space, and where its corner would be.
struct Choice {
    double score;
    std::uint32_t rank;
    int x, y, z;
};

class Filler {
public:
    Filler(const Task &task, const BlockSet &set);

    void rank(const Taste &taste, Chance &chance) { ranking_.order(taste, chance); }
    void start(State &state) const;
    void set(State &state, std::uint32_t block, int x, int y, int z) const;
    // The space that is next; spaces that hold nothing more are dropped on the way. Up to `most` best
    // blocks for it are given in falling order; none means that the container is finished.
    int next(State &state, std::size_t most, std::vector<Choice> &choices);
    void fill(State &state);

    const Ranking &ranking() const { return ranking_; }
    const BlockSet &blocks() const { return set_; }
    const Task &task() const { return task_; }
    bool finished(const State &state) const;

private:
    struct Facing {
        int a1, b1, a2, b2;
    };
    // A side, and the kinds that can have it along the floor (or upright); the shortest first.
    struct KindsOfSide {
        int side;
        std::vector<int> kinds;
    };
    // A space that is being looked at, and the score a block must pass to be among the choices.
    struct Look {
        const Space &space;
        const Space &firm; // the part that is carried everywhere
        int dx, dy, dz;
        bool far_x, far_y;
        std::size_t most;
        double worst;
    };
    void look_around(const State &state, const Space &space);
    void choose(const State &state, const Space &space, std::size_t most, std::vector<Choice> &choices);
    void weigh(const State &state, Look &look, std::uint32_t rank, std::vector<Choice> &choices) const;
    std::int64_t touched(const Space &space, int x1, int y1, int x2, int y2, int z2) const;
    std::int64_t best_corner(const Look &look, std::uint32_t block, int z2, int &x, int &y) const;
    bool carried(std::uint32_t block, int x, int y) const;
    static bool better(const Choice &a, const Choice &b);
    static void reach_again(const State &state, Reach &reach, const std::vector<KindsOfSide> &sides);
    void without(State &state, int kind) const;
    std::int64_t distance(const Space &space) const;
    static std::int64_t shared(const std::vector<Facing> &faces, int a1, int b1, int a2, int b2);

    const Task &task_;
    const BlockSet &set_;
    std::array<int, 3> least_;
    int overhang_ = 0; // the most that a box may stand out
    bool fine_;  // lengths are short enough to recount sums at every step
    bool weighs_; // the payload may be used up
    Ranking ranking_;
    std::vector<Facing> facing_[6];
    std::vector<KindsOfSide> flat_sides_, tall_sides_; // the shortest side first
    std::vector<std::vector<int>> flat_of_, tall_of_; // for each kind the indices of its sides there
    Bits fitting_;
};

} // namespace geliat
