selekt number from parcel
